package element_test

import (
	"fmt"

	"ownway/pay/rti/element"
)

func ExampleWriter() {
	var w element.Writer
	w.Inside("Name", func() {
		w.Given("Ttl", "")
		w.Text("Fore", "Ann & <Bob>")
		w.Yes("IrrEmp", true)
		w.Yes("OnStrike", false)
	}, element.Attr{Name: "xmlns", Value: `urn:"a"`})
	fmt.Println(string(w.Bytes()))
	// Output: <Name xmlns="urn:&quot;a&quot;"><Fore>Ann &amp; &lt;Bob&gt;</Fore><IrrEmp>yes</IrrEmp></Name>
}
