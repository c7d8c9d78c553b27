package demo

import (
	"ownway/internal/app"
	taking "ownway/internal/app/takeover"
	"ownway/internal/care/takeover"
	"ownway/internal/testing/oldpayroll"
)

// takeover lets the bureau look at what another payroll handed over: five
// employers, one of whose PAs has another tax code there. Someone else takes them
// over.
func (w *World) takeover() error {
	old := oldpayroll.New(Today, 5)
	if err := old.Run(); err != nil {
		return err
	}
	export, err := old.Export()
	if err != nil {
		return err
	}
	export.Row(takeover.PAsFile, old.Jobs[0].Key)["tax code"] = "BR"
	files, err := export.Files()
	if err != nil {
		return err
	}
	_, err = (&taking.Service{Base: app.Base{Store: w.store}}).Look(w.ctx, w.bureau, "Sunrise Payroll, November", files)
	return step(err, "look at a takeover")
}
