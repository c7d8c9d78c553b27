package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	councils "ownway/internal/app/policies"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
)

type policyCommand struct {
	Check   policyCheckCommand   `cmd:"" help:"Look for what the law does not allow, what to ask why about, and what is missing."`
	Compare policyCompareCommand `cmd:"" help:"Set policies side by side; differences are marked."`
	Formula policyFormulaCommand `cmd:"" help:"Look at a formula that works rates out of needs."`
	Schema  policySchemaCommand  `cmd:"" help:"Print the JSON Schema of a policy file."`
}

// policyDay is the day for which policies are read.
type policyDay struct {
	On day `name:"on" placeholder:"YYYY-MM-DD" help:"The day for which to read them; today when it is not given."`
}

func (d policyDay) asked() calendar.Date {
	if d.On.IsZero() {
		return calendar.DateOf(time.Now())
	}
	return d.On.Date
}

// longestPolicy is more than a policy file may hold; what is longer is refused
// without being read whole.
const longestPolicy = 1 << 20

// readPolicy reads a file, or else a policy that comes with the program by its
// short name.
func readPolicy(name string) (policy.Policy, error) {
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		if p, found, readErr := policies.ByID(name); found || readErr != nil {
			return p, readErr
		}
	}
	if err != nil {
		return policy.Policy{}, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, longestPolicy))
	if err != nil {
		return policy.Policy{}, err
	}
	return policy.Read(text)
}

// policyFacts joins the day with what an hour costs on it. Where the figures of
// that year are not held, that is told and R1 is not asked.
func policyFacts(w *world, on calendar.Date) policy.Facts {
	f, err := councils.FactsOn(on)
	if err != nil {
		w.tell(err)
		fmt.Fprintln(w.errOut, "ownway: so R1, whether the PA rate can lawfully employ anybody, was not asked")
	}
	return f
}
