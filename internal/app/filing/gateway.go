package filing

import (
	"ownway/pay/rti/gateway"
	"ownway/pay/rti/govtalk"
)

// The names of what says where reports to HMRC go and who sends them.
const (
	hmrcURL      = "OWNWAY_HMRC_URL"
	hmrcPoll     = "OWNWAY_HMRC_POLL_URL"
	hmrcSender   = "OWNWAY_HMRC_SENDER"
	hmrcPassword = "OWNWAY_HMRC_PASSWORD"
	hmrcVendor   = "OWNWAY_HMRC_VENDOR"
	hmrcLive     = "OWNWAY_HMRC_LIVE"
)

// GatewayFrom reads where reports to HMRC go over a line. Without an address they wait, and
// unless OWNWAY_HMRC_LIVE says "yes" HMRC is asked to check what is sent and to
// throw it away.
func GatewayFrom(env func(string) string, line gateway.Post) Gateway {
	return Gateway{
		Client:  gateway.Client{Submit: env(hmrcURL), Poll: env(hmrcPoll), Post: line},
		Sender:  govtalk.Sender{ID: env(hmrcSender), Password: env(hmrcPassword)},
		Channel: govtalk.Channel{Vendor: env(hmrcVendor), Product: "Ownway", Version: "1"},
		Test:    env(hmrcLive) != "yes",
	}
}
