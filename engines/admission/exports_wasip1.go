package main

import "github.com/k8s-platform/generator-k8s-platform/engines/abi"

//go:wasmexport allocate
func allocate(size uint32) uint32 { return abi.Allocate(size) }

//go:wasmexport release
func release(address uint32) { abi.Release(address) }

//go:wasmexport handle
func handle(address, size uint32) uint64 { return abi.Handle(address, size, answer) }
