// Package abi is how an engine is called: one frame in, one frame out, through the module's memory.
//
// A frame is the length of a JSON header (uint32, little endian), the header, and then the content of the files that the
// header lists, one after another. Engines have no other way to learn of anything: no files, no environment, no network.
package abi

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
)

// A File travels beside the header, for content need not be JSON.
type File struct {
	Path    string
	Content []byte
}

// A Request names an operation of the engine, with its arguments.
type Request struct {
	Operation string
	Arguments json.RawMessage
	Files     []File
}

// A Handler answers the requests of one engine. What it returns as the first value becomes JSON.
type Handler func(Request) (any, []File, error)

type entry struct {
	Path string `json:"path"`
	Size int    `json:"size"`
}

type requestHeader struct {
	Operation string          `json:"operation"`
	Arguments json.RawMessage `json:"arguments"`
	Files     []entry         `json:"files"`
}

type responseHeader struct {
	Error  string  `json:"error,omitempty"`
	Result any     `json:"result,omitempty"`
	Files  []entry `json:"files,omitempty"`
}

// Answer decodes a request, lets the handler answer it, and encodes the response. A panic becomes an error.
func Answer(frame []byte, handle Handler) (response []byte) {
	defer func() {
		if r := recover(); r != nil {
			response = encode(responseHeader{Error: fmt.Sprintf("the engine failed: %v\n%s", r, debug.Stack())}, nil)
		}
	}()
	request, err := decode(frame)
	if err != nil {
		return encode(responseHeader{Error: err.Error()}, nil)
	}
	result, files, err := handle(request)
	if err != nil {
		return encode(responseHeader{Error: err.Error()}, nil)
	}
	return encode(responseHeader{Result: result}, files)
}

// Arguments decodes what the request carries into a value of the handler's own.
func Arguments[T any](r Request) (T, error) {
	var arguments T
	if len(r.Arguments) == 0 {
		return arguments, nil
	}
	return arguments, json.Unmarshal(r.Arguments, &arguments)
}

// Unknown is the error for an operation that an engine does not have.
func Unknown(r Request) error { return fmt.Errorf("unknown operation %q", r.Operation) }

func decode(frame []byte) (Request, error) {
	if len(frame) < 4 {
		return Request{}, errors.New("the frame is too short")
	}
	length := int(binary.LittleEndian.Uint32(frame))
	rest := frame[4:]
	if length > len(rest) {
		return Request{}, errors.New("the frame ends within its header")
	}
	var header requestHeader
	if err := json.Unmarshal(rest[:length], &header); err != nil {
		return Request{}, err
	}
	rest = rest[length:]
	request := Request{Operation: header.Operation, Arguments: header.Arguments}
	for _, file := range header.Files {
		if file.Size < 0 || file.Size > len(rest) {
			return Request{}, errors.New("the frame ends within its files")
		}
		request.Files = append(request.Files, File{file.Path, rest[:file.Size:file.Size]})
		rest = rest[file.Size:]
	}
	return request, nil
}

func encode(header responseHeader, files []File) []byte {
	size := 0
	for _, file := range files {
		header.Files = append(header.Files, entry{file.Path, len(file.Content)})
		size += len(file.Content)
	}
	text, err := json.Marshal(header)
	if err != nil {
		text, _ = json.Marshal(responseHeader{Error: err.Error()})
		files = nil
	}
	frame := make([]byte, 4, 4+len(text)+size)
	binary.LittleEndian.PutUint32(frame, uint32(len(text)))
	frame = append(frame, text...)
	for _, file := range files {
		frame = append(frame, file.Content...)
	}
	return frame
}
