//! The committed echoes, the same plugin in every language, conform and give the same answers.

use std::path::Path;

use courtesy_tests::checkout;

use crate::answers::Answers;
use crate::test_dir::TestDir;

#[test]
fn echoes_in_all_languages_conform_and_give_the_same_answers() {
    let dir = TestDir::new();
    let mut model: Option<Answers> = None;
    for wasm in checkout::echoes().unwrap() {
        let name = wasm.parent().and_then(Path::file_name).unwrap().to_str().unwrap();
        let file = format!("{name}.ndjson");
        let outcome = dir.courtesy(&["conformance", wasm.to_str().unwrap(), "--answers", &file]);
        assert_eq!(outcome.code, 0, "{name}: {}", outcome.transcript());
        let answers = Answers::read(name, &dir.read(&file));
        match &model {
            Some(model) => answers.assert_same(model),
            None => model = Some(answers),
        }
    }
}
