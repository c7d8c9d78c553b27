package content

// Every package that declares keys is listed here, so that a test can render
// each of its keys in all three languages.
import (
	_ "ownway/value/calendar"
	_ "ownway/value/ident"
	_ "ownway/value/money"
)
