//! The echo as a component of the world `plugin`.

#[path = "../../rust-module/src/echo.rs"]
mod echo;

wit_bindgen::generate!({ path: "../../../crates/contract/wit" });

struct Echo;

impl Guest for Echo {
    fn decide(context: String) -> String {
        echo::answer(&context)
    }
}

export!(Echo);
