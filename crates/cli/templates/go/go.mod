module example.com/sunny-day

go 1.27
