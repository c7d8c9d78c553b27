package labelled

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/money"
)

// readMoney reads an amount followed by its currency, which must be sterling.
func readMoney(field, found string) (money.Amount, error) {
	fields := strings.Fields(found) // a no-break space is a space here
	if len(fields) == 2 && fields[1] != "GBP" {
		return 0, fault.Invalid("currency", statement.OnlySterling, "currency", statement.Shown(fields[1]))
	}
	if len(fields) == 0 || len(fields) > 2 {
		return 0, fault.Invalid(field, statement.EnterAmount, "found", statement.Shown(found))
	}
	return statement.ReadAmount(field, fields[0])
}
