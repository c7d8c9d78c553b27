package leave

// ratio is an exact fraction; den is above zero. The figures here are small
// (days, months, minutes of a week), so that products fit.
type ratio struct{ num, den int64 }

func (r ratio) times(s ratio) ratio { return ratio{r.num * s.num, r.den * s.den} }

func (r ratio) atMost(s ratio) ratio {
	if r.num*s.den > s.num*r.den {
		return s
	}
	return r
}

// ceil gives r in nths, rounded up: ceil(2) counts halves.
func (r ratio) ceil(nths int64) int64 { return (r.num*nths + r.den - 1) / r.den }
