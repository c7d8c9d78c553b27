# make help lists everything. A recipe prints plain lines, so that it can be
# read in a log.
GO    ?= go
FUZZ  ?= 20s
TEMPL  = $(GO) tool templ

.DEFAULT_GOAL := help
.PHONY: help demo build generate test lint bench golden imports fuzz pictures words clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## build everything and run it with made-up people, on http://localhost:8080
	bin/ownway demo

build: generate ## build bin/ownway
	$(GO) build -o bin/ownway ./cmd/ownway

generate: ## make the Go code of the pages, and fetch their styles when npm is here
	@$(TEMPL) generate -path internal/web -lazy -log-level warn
	@$(GO) run ./scripts/assets

test: generate ## run every test, and say what was left out; ARGS are go test's, like ARGS="-run Pay ./pay/..."
	@$(GO) run ./scripts/testall $(ARGS)

lint: generate ## look for what the compiler lets pass
	@$(GO) run ./scripts/lint

bench: generate ## measure speed, as ratios to a limit in the same run (docs/speed.md)
	@$(GO) run ./internal/bench

golden: generate ## write the expected files again, to be read before they are committed
	UPDATE_GOLDEN=1 $(GO) test ./...

imports: generate ## write docs/imports.txt again; a new arrow is a decision
	UPDATE_GOLDEN=1 $(GO) test ./internal/testing/houserules -run Imports -count=1

fuzz: generate ## try every parser with odd input, FUZZ=20s each
	@$(GO) run ./scripts/fuzz -time $(FUZZ)

pictures: generate ## with make demo running: take pictures of its pages and look for barriers
	$(GO) run ./scripts/pictures

words: ## list the keys that still want Welsh or Easy Read
	@$(GO) run ./scripts/words

clean: ## remove what was made
	rm -rf bin .cache node_modules internal/web/assets/govuk/*.css internal/web/assets/govuk/*.js internal/web/assets/govuk/pictures internal/web/assets/govuk/.stamp
	find internal -name '*_templ.go' -delete
