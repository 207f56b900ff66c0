-- A page that no snapshot has any more is found without reading all snapshots.
CREATE INDEX snapshots_body ON snapshots (body);
