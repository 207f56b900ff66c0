-- What editors decided on the findings of drafts, by the name of the draft: the text of its decisions file.
CREATE TABLE IF NOT EXISTS decisions (
    draft text COLLATE "C" PRIMARY KEY,
    content text NOT NULL
)
