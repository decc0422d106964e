# Two targets do everything on a fresh machine: run and test. Both work from
# nothing but Go; test installs or starts the servers and the browser it needs.

GO      ?= go
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
COMMIT  := $(shell git rev-parse HEAD 2>/dev/null)
LDFLAGS := -s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT)
export CGO_ENABLED ?= 0

.PHONY: run test quick build bench lint generate screens clean

## build: the binary, static, as released
build:
	$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o stemma ./cmd/stemma

## run: the service with its sample stories; prints the address
run: build
	./stemma serve --demo --store sqlite:demo.db

## test: every test, with real servers and a real browser; under 25 minutes on 2 cores
test:
	bash scripts/test.sh

## quick: what to run before a commit; under 2 minutes
quick:
	$(GO) vet ./...
	$(GO) test -short ./...

## lint: what test checks of the source before it runs it
lint:
	bash scripts/lint.sh

## bench: quality and speed beside the peers, on the data that is shipped; writes bench/report/
bench: build
	cd bench && for area in sentences revisions summaries; do $(GO) run . $$area || exit 1; done
	cd bench && $(GO) run ./service -bin ../stemma

## generate: code made from the API document and the widget's script
generate:
	$(GO) generate ./...

## screens: the pictures in docs/screens, taken anew
screens: build
	bash scripts/screens.sh

clean:
	rm -f stemma demo.db demo.db-shm demo.db-wal
