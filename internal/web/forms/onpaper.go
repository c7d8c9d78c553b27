package forms

import (
	"github.com/a-h/templ"

	"ownway/internal/web/visit"
	"ownway/pay/forms"
	"ownway/value/explain"
)

// P45 is the form as a letter has it, without its working, and P60 too.
func P45(v *visit.Visit, f forms.P45) templ.Component { return p45View(v, f, explain.Note{}) }

// P60 is the certificate as a letter has it.
func P60(v *visit.Visit, f forms.P60) templ.Component { return p60View(v, f, explain.Note{}) }
