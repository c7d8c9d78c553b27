package cases

import "ownway/pay/payroll/attachment"

// attachmentCase proves a direct earnings attachment.
func attachmentCase(r *row, o *Outcome) {
	o.Name = r.columns["order"] + " at the " + r.columns["rate"] + " rate, " + r.columns["frequency"] + " pay of " + r.columns["net_earnings"]
	if r.columns["order"] != "DEA" {
		o.LeftOut = "the tables of " + shown(r.columns["order"]) + " orders are not held"
		return
	}
	order := attachment.Order{Kind: attachment.Standard}
	if r.oneOf("rate", "higher", "standard") {
		order.Kind = attachment.Higher
	}
	f, net, want := r.frequency(), r.amount("net_earnings"), r.amount("deduction")
	if r.bad != nil {
		return
	}
	got, err := attachment.Take(order, f, net, 0, &o.Why)
	if err != nil {
		o.refuse(err)
		return
	}
	o.want("deduction", want.Plain(), got.Amount.Plain())
}
