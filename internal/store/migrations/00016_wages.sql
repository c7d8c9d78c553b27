-- +goose Up
-- A PA's profile is opened by the grant that is about that PA; whether an employer
-- of a wages run is still to be done is asked after each batch.
CREATE INDEX grants_by_pa ON grants (pa, taker);
CREATE INDEX wages_item_by_state ON wages_item (keeper, run, state);
