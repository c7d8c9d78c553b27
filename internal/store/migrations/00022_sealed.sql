-- +goose Up
-- Hours and payslips are kept encrypted under the key of the PA, bank lines and
-- checks under that of the person whose money it is, in the columns in which they
-- were kept in the clear. Nothing was installed before this, so that rows of earlier
-- days are not read.
--
-- What a payment run asks of a payslip stands beside it, so that none is opened for it.
ALTER TABLE payslip ADD COLUMN ends TEXT NOT NULL DEFAULT '';
-- By when somebody looks at what a check found; none where nothing waits for a day.
ALTER TABLE purse_check ADD COLUMN look_by TEXT NOT NULL DEFAULT '';
-- The days of a PA's family leave, encrypted under their key; none where there are none.
ALTER TABLE employment ADD COLUMN away TEXT NOT NULL DEFAULT '';
