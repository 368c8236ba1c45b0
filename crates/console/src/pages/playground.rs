//! The playground: a context and a plugin, tried in the server's sandbox. Nothing is kept.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use courtesy_server::handle::Fault;
use minijinja::context;
use minijinja::value::{Serde, Value};
use multer::Multipart;

use crate::Console;
use crate::csrf;
use crate::layout::literal;
use crate::refusal::{MOST_PLACES, Refusal};
use crate::session::SignedIn;
use crate::story::story;

/// What somebody brings.
#[derive(Debug, Default)]
struct Given {
    form: String,
    context: String,
    /// The bytes of a plugin's file; none if no file was chosen.
    plugin: Vec<u8>,
}

/// `GET /console/playground`
pub(super) async fn form(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    shown(&console, &signed_in, StatusCode::OK, "", Value::from(()), None)
}

/// `POST /console/playground`
pub(super) async fn play(State(console): State<Arc<Console>>, request: Request) -> Result<Response, Refusal> {
    let (mut parts, body) = request.into_parts();
    let signed_in = SignedIn::from_request_parts(&mut parts, &console).await?;
    csrf::check_origin(&parts.headers)?;
    let given = given(&console, &parts.headers, body).await?;
    if !csrf::is_of(&signed_in, &given.form) {
        return Err(Refusal::Foreign);
    }
    signed_in.note(&console, "play", "a context and a plugin that were brought", None).await?;
    let Given { context, plugin, .. } = given;
    let plugin = (!plugin.is_empty()).then_some(plugin);
    match console.handle.play(&console.load_alone, context.as_bytes(), plugin).await {
        Ok(record) => {
            let story = story(&record, signed_in.language)?;
            let customer = record.context.as_ref().map(|context| context.customer.reference.to_string());
            shown(&console, &signed_in, StatusCode::OK, &context, context! { story, customer }, None)
        }
        Err(fault) => shown(&console, &signed_in, fault.status(), &context, Value::from(()), Some(&fault)),
    }
}

fn shown(
    console: &Console,
    signed_in: &SignedIn,
    status: StatusCode,
    context: &str,
    decided: Value,
    fault: Option<&Fault>,
) -> Result<Response, Refusal> {
    let values = context! {
        context => literal(context), decided, fault => fault.map(Fault::detail),
        places => fault.map(|fault| Value::from(Serde(fault.places().iter().take(MOST_PLACES).collect::<Vec<_>>()))),
        more => fault.map_or(0, |fault| fault.places().len().saturating_sub(MOST_PLACES)),
    };
    let page = console.layout.page(signed_in, "playground.html", "playground-title", values)?;
    Ok((status, page).into_response())
}

/// The fields of the form, whose body is at most as large as a context and a plugin.
async fn given(console: &Console, headers: &HeaderMap, body: Body) -> Result<Given, Fault> {
    let unreadable = || Fault::invalid("the form can't be read; load the page again, and send it once more");
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(sent).map_err(|_| unreadable())?;
    let bytes = console.handle.read_with_plugin(body).await?;
    let whole = futures_util::stream::once(async { Ok::<_, std::io::Error>(bytes) });
    let (mut fields, mut given) = (Multipart::new(whole, boundary), Given::default());
    while let Some(field) = fields.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| unreadable())?;
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| unreadable());
        match name.as_str() {
            csrf::FIELD => given.form = text(&bytes)?,
            "context" => given.context = text(&bytes)?,
            "plugin" => given.plugin = bytes.to_vec(),
            _ => return Err(unreadable()),
        }
    }
    Ok(given)
}
