const courtesy = @import("courtesy");
const echo = @import("echo");

comptime {
    courtesy.plugin(echo.Context, echo.decide);
}
