package abi

import (
	"runtime"
	"runtime/debug"
)

// Settle clears the memory that is free; call it in the last request of a warm-up. What the warm-up left there would otherwise
// be shipped, and is a third of what is to be downloaded. Go clears memory when it hands it out; so this takes all there is,
// and gives it back.
func Settle() {
	const most = 1 << 16
	bytes, pointers := make([][]byte, 0, most), make([][]*byte, 0, most)
	runtime.GC()
	runtime.GC() // what the first one found to finalise
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	for _, class := range stats.BySize[1:] {
		untilMoreIsUsed(func() { bytes = append(bytes, make([]byte, class.Size)) })
		untilMoreIsUsed(func() { pointers = append(pointers, make([]*byte, class.Size/8)) })
	}
	const page = 8192
	runtime.ReadMemStats(&stats)
	for range stats.HeapIdle / page {
		bytes = append(bytes, make([]byte, page))
	}
	clear(bytes)
	clear(pointers)
	runtime.GC()
}

// untilMoreIsUsed allocates until what is in use must be full.
func untilMoreIsUsed(allocate func()) {
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	for now = before; now.HeapInuse <= before.HeapInuse; runtime.ReadMemStats(&now) {
		for range 64 {
			allocate()
		}
	}
}
