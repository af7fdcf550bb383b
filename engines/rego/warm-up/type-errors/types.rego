package broken

import data.unused

allow if {
	unused_variable := 1
	count(1) == http.send({"method": "get", "url": "http://example.com"}).status_code
	undefined_function(input.x)
}
