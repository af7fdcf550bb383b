package trace

import (
	"text/template"
	"text/template/parse"
	"unsafe"
)

type markKind int

const (
	text        markKind = iota // a text node
	actionBegin                 // before an action that prints
	actionEnd
	callBegin // before a call of another template
	callEnd
)

// A mark is what a text node stands for when it is written.
type mark struct {
	kind markKind
	at   Position
}

type marks map[*byte]mark

// instrument marks all nodes that print, in every template that t knows.
func (m marks) instrument(t *template.Template, sources map[string]source) {
	for _, known := range t.Templates() {
		if known.Tree == nil || known.Root == nil {
			continue
		}
		if source, ok := sources[known.ParseName]; ok {
			m.list(known.Root, source)
		}
	}
}

func (m marks) list(list *parse.ListNode, source source) {
	if list == nil {
		return
	}
	var nodes []parse.Node
	for _, node := range list.Nodes {
		at := source.at(int(node.Position()))
		switch node := node.(type) {
		case *parse.TextNode:
			m[unsafe.SliceData(node.Text)] = mark{text, at}
			nodes = append(nodes, node)
		case *parse.ActionNode:
			if len(node.Pipe.Decl) > 0 { // it prints nothing
				nodes = append(nodes, node)
			} else {
				nodes = append(nodes, m.empty(mark{actionBegin, at}), node, m.empty(mark{kind: actionEnd}))
			}
		case *parse.TemplateNode:
			nodes = append(nodes, m.empty(mark{callBegin, at}), node, m.empty(mark{kind: callEnd}))
		case *parse.IfNode:
			m.branch(&node.BranchNode, source)
			nodes = append(nodes, node)
		case *parse.RangeNode:
			m.branch(&node.BranchNode, source)
			nodes = append(nodes, node)
		case *parse.WithNode:
			m.branch(&node.BranchNode, source)
			nodes = append(nodes, node)
		default:
			nodes = append(nodes, node)
		}
	}
	list.Nodes = nodes
}

func (m marks) branch(node *parse.BranchNode, source source) {
	m.list(node.List, source)
	m.list(node.ElseList, source)
}

// empty is a node that prints nothing, but that a writer knows by its address.
func (m marks) empty(what mark) *parse.TextNode {
	bytes := make([]byte, 0, 1)
	m[unsafe.SliceData(bytes)] = what
	return &parse.TextNode{NodeType: parse.NodeText, Text: bytes}
}
