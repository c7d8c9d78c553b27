package modulus_test

import (
	"fmt"

	"ownway/bank/modulus"
)

func ExampleTable_Check() {
	// One row in the form of VocaLink's table; the real one is loaded from a file.
	table, err := modulus.Load([]byte("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(table.Check("089999", "66374958") == modulus.Pass)
	fmt.Println(table.Check("089999", "66374959") == modulus.Fail)
	fmt.Println(table.Check("400000", "12345678") == modulus.CannotTell)
	// Output:
	// true
	// true
	// true
}
