package broken

deny[message] {
	message := "no"
}
