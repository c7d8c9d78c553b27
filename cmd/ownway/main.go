// Command ownway runs direct payments in adult social care.
package main

import (
	"os"

	"ownway/internal/cli"
)

func main() { os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
