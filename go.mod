module ownway

go 1.26
