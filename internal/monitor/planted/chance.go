package planted

// chance draws numbers from a seed, the same ones everywhere and always
// (splitmix64, by Steele, Lea and Flood, 2014).
type chance struct{ state uint64 }

func (c *chance) next() uint64 {
	c.state += 0x9e3779b97f4a7c15
	z := c.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// between draws from the first to the last, both among them.
func (c *chance) between(first, last int) int { return first + int(c.next()%uint64(last-first+1)) }

// in10 is true so many times in ten.
func (c *chance) in10(n int) bool { return c.between(0, 9) < n }

func oneOf[T any](c *chance, all []T) T { return all[c.between(0, len(all)-1)] }
