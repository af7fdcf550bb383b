package trace

import (
	"maps"
	"slices"
	"text/template/parse"
)

// A Path leads to a value of a chart, from the root of its own values. "*" stands for each item of a list or map.
type Path []string

// Reads says which values the actions on each template line read, as far as their text tells: fields of .Values, also
// through variables, `with`, `range`, `index`, `get` and `dig`. A value that a helper gets as its context is not followed.
func (t *Tracer) Reads() map[Position][]Path {
	reads := readings{}
	if t.set == nil {
		return reads
	}
	for _, known := range t.set.Templates() {
		if known.Tree == nil || known.Root == nil {
			continue
		}
		if source, ok := t.sources[known.ParseName]; ok {
			root := value{kind: context}
			walk := reader{reads, source, root, map[string]value{"$": root}}
			walk.list(known.Root)
		}
	}
	return reads
}

type readings map[Position][]Path

func (r readings) add(at Position, path Path) {
	known := slices.ContainsFunc(r[at], func(other Path) bool { return slices.Equal(other, path) })
	if len(path) > 0 && !known {
		r[at] = append(r[at], path)
	}
}

type valueKind int

const (
	unknown valueKind = iota
	context           // what every template gets: .Values, .Chart, .Release …
	values            // .Values or something below it
)

// A value is what is known of the result of an expression.
type value struct {
	kind valueKind
	path Path
}

func (v value) item() value { return v.field([]string{"*"}) }

func (v value) field(names []string) value {
	if v.kind == values {
		return value{values, slices.Concat(v.path, names)}
	}
	// helpers often get a map in which the context has a name of their own: .context.Values.x
	if at := slices.Index(names, "Values"); at >= 0 {
		return value{values, slices.Concat(subcharts(names[:at]), names[at+1:])}
	}
	return value{}
}

// subcharts is where the values of .Subcharts.<name> are among those of the chart.
func subcharts(names []string) Path {
	var path Path
	for len(names) > 1 && names[0] == "Subcharts" {
		path = append(path, names[1])
		names = names[2:]
	}
	return path
}

// A reader walks one template with what it knows of the dot and the variables.
type reader struct {
	reads     readings
	source    source
	dot       value
	variables map[string]value
}

// inner is a reader for a block: what it declares ends with it.
func (r reader) inner(dot value) reader {
	return reader{r.reads, r.source, dot, maps.Clone(r.variables)}
}

func (r reader) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		at := r.source.at(int(node.Position()))
		switch node := node.(type) {
		case *parse.ActionNode:
			r.declare(node.Pipe, r.pipe(node.Pipe, at))
		case *parse.TemplateNode:
			r.pipe(node.Pipe, at)
		case *parse.IfNode:
			block := r.inner(r.dot)
			block.declare(node.Pipe, block.pipe(node.Pipe, at))
			block.inner(r.dot).list(node.List)
			block.inner(r.dot).list(node.ElseList)
		case *parse.WithNode:
			block := r.inner(r.dot)
			dot := block.pipe(node.Pipe, at)
			block.declare(node.Pipe, dot)
			block.inner(dot).list(node.List)
			block.inner(r.dot).list(node.ElseList)
		case *parse.RangeNode:
			block := r.inner(r.dot)
			item := block.pipe(node.Pipe, at).item()
			if declared := node.Pipe.Decl; len(declared) > 0 {
				block.variables[declared[len(declared)-1].Ident[0]] = item
			}
			block.inner(item).list(node.List)
			block.inner(r.dot).list(node.ElseList)
		}
	}
}

func (r reader) declare(pipe *parse.PipeNode, result value) {
	if pipe != nil && len(pipe.Decl) == 1 {
		r.variables[pipe.Decl[0].Ident[0]] = result
	}
}

// pipe notes what a pipeline reads, and gives its result.
func (r reader) pipe(pipe *parse.PipeNode, at Position) value {
	if pipe == nil {
		return value{}
	}
	var result value
	for index, command := range pipe.Cmds {
		var piped []value
		if index > 0 {
			piped = []value{result}
		}
		result = r.command(command, piped, at)
	}
	r.read(result, at)
	return result
}

func (r reader) read(v value, at Position) {
	if v.kind == values {
		r.reads.add(at, v.path)
	}
}

func (r reader) command(command *parse.CommandNode, piped []value, at Position) value {
	function, isCall := command.Args[0].(*parse.IdentifierNode)
	if !isCall {
		for _, argument := range command.Args[1:] {
			r.read(r.expression(argument, at), at)
		}
		return r.expression(command.Args[0], at)
	}
	arguments := make([]value, 0, len(command.Args))
	for _, argument := range command.Args[1:] {
		arguments = append(arguments, r.expression(argument, at))
	}
	arguments = append(arguments, piped...)
	if result, ok := lookUp(function.Ident, command.Args[1:], arguments); ok {
		return result
	}
	for _, argument := range arguments {
		r.read(argument, at)
	}
	if keepsLast[function.Ident] && len(arguments) > 0 {
		return arguments[len(arguments)-1]
	}
	return value{}
}

// keepsLast are functions whose result is their last argument, unless that one is empty or wrong.
var keepsLast = map[string]bool{"default": true, "required": true, "deepCopy": true, "mustDeepCopy": true}

// lookUp follows the functions that take a value out of a map or list.
func lookUp(function string, nodes []parse.Node, arguments []value) (value, bool) {
	switch {
	case (function == "index" || function == "get") && len(nodes) > 1 && len(nodes) == len(arguments):
		return arguments[0].field(literals(nodes[1:])), true
	case function == "dig" && len(arguments) > 2:
		keys := nodes[:len(arguments)-2]
		return arguments[len(arguments)-1].field(literals(keys)), true
	}
	return value{}, false
}

// literals are the constant keys among the arguments, with "*" for those that are not.
func literals(nodes []parse.Node) []string {
	keys := make([]string, 0, len(nodes))
	for _, node := range nodes {
		if text, ok := node.(*parse.StringNode); ok {
			keys = append(keys, text.Text)
		} else {
			keys = append(keys, "*")
		}
	}
	return keys
}

func (r reader) expression(node parse.Node, at Position) value {
	switch node := node.(type) {
	case *parse.DotNode:
		return r.dot
	case *parse.FieldNode:
		return r.dot.field(node.Ident)
	case *parse.VariableNode:
		if len(node.Ident) == 1 {
			return r.variables[node.Ident[0]]
		}
		return r.variables[node.Ident[0]].field(node.Ident[1:])
	case *parse.ChainNode:
		return r.expression(node.Node, at).field(node.Field)
	case *parse.PipeNode:
		return r.nested(node, at)
	}
	return value{}
}

// nested is a pipeline in parentheses; its result counts as read only when it is used as it is.
func (r reader) nested(pipe *parse.PipeNode, at Position) value {
	if len(pipe.Cmds) == 1 && len(pipe.Cmds[0].Args) == 1 {
		return r.expression(pipe.Cmds[0].Args[0], at)
	}
	return r.pipe(pipe, at)
}
