-- Which rows moved when two entries became one, so that they can go back; deleted with the time for that. Keys only.
CREATE TABLE merge_moves (
    merge_id uuid PRIMARY KEY,           -- as in the portal's own table
    undo_until timestamptz NOT NULL,
    undo_json text NOT NULL
);
