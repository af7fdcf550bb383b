package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// limitArguments bound one evaluation, or one test.
type limitArguments struct {
	// 5000 by default, as for the tests of `opa test`.
	Milliseconds int `json:"milliseconds"`
	// What the engine may hold in all, 512 by default; more than the maximum of its memory would have no effect.
	MemoryMiB int `json:"memoryMiB"`
}

// A limit is what a query may use.
type limit struct {
	time   time.Duration
	memory uint64
}

func (a limitArguments) limit() limit {
	if a.Milliseconds == 0 {
		a.Milliseconds = 5000
	}
	if a.MemoryMiB == 0 {
		a.MemoryMiB = 512
	}
	return limit{time.Duration(a.Milliseconds) * time.Millisecond, uint64(a.MemoryMiB) << 20}
}

// A budget is what is left of a limit. OPA asks it before each expression whether to go on: on WebAssembly, Go has one
// thread, and nobody else could stop a query that runs.
type budget struct {
	limit
	start     time.Time
	steps     int
	exhausted string
}

// How often a budget looks at the clock and at the heap, which cost more than most steps.
const (
	stepsPerClock = 32
	stepsPerHeap  = 1024
)

func (l limit) budget() *budget { return &budget{limit: l, start: time.Now()} }

// Cancel is part of topdown.Cancel; nothing but the budget itself cancels here.
func (b *budget) Cancel() {}

// Cancelled tells whether the query has used up what it may use.
func (b *budget) Cancelled() bool {
	b.steps++
	switch {
	case b.exhausted != "":
	case b.steps%stepsPerClock == 0 && time.Since(b.start) > b.time:
		b.exhausted = fmt.Sprintf("stopped after %d ms: the policy takes too long", b.time.Milliseconds())
	case b.steps%stepsPerHeap == 0 && holdsMoreThan(b.memory):
		b.exhausted = fmt.Sprintf("stopped at %d MiB: the policy takes too much memory", b.memory>>20)
	}
	return b.exhausted != ""
}

// holdsMoreThan tells whether so many bytes are in use. It collects garbage when it has to know; after that, three
// quarters are too many, for with less room it would soon have to collect again, and again.
func holdsMoreThan(bytes uint64) bool {
	if heapObjects() <= bytes {
		return false
	}
	runtime.GC()
	return heapObjects() > bytes/4*3
}

func heapObjects() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

var _ topdown.Cancel = (*budget)(nil)
