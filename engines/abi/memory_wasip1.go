package abi

import "unsafe"

// Buffers that the host knows by their address, so that the collector keeps them.
var pinned = map[uint32][]byte{}

func pin(b []byte) uint32 {
	if len(b) == 0 {
		b = make([]byte, 1)
	}
	address := uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
	pinned[address] = b
	return address
}

// Allocate makes room for a frame that the host is about to write.
func Allocate(size uint32) uint32 { return pin(make([]byte, size)) }

// Release gives back the room of a response that the host has read.
func Release(address uint32) { delete(pinned, address) }

// Handle answers the frame at an address; the address of the response is in the upper half, its size in the lower.
func Handle(address, size uint32, handle Handler) uint64 {
	frame := pinned[address]
	delete(pinned, address)
	response := Answer(frame[:size], handle)
	return uint64(pin(response))<<32 | uint64(uint32(len(response)))
}
