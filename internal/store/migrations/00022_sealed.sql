-- +goose Up
-- Hours and payslips are kept encrypted under the key of the PA, in the columns in
-- which they were kept in the clear. Nothing was installed before this, so that rows
-- of earlier days are not read.
--
-- What a payment run asks of a payslip stands beside it, so that none is opened for it.
ALTER TABLE payslip ADD COLUMN ends TEXT NOT NULL DEFAULT '';
