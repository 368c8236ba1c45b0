module journey-friction

go 1.27
