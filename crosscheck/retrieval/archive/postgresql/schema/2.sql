-- What second readers answered (judges/answers.py), so that a newsroom asks nothing twice.
CREATE TABLE answers (
    digest text COLLATE "C" PRIMARY KEY,    -- SHA-256 of model, prompt and inputs
    judge text NOT NULL,
    answer text NOT NULL                    -- JSON
);
