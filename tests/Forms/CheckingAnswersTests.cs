using System.Text.Json;
using Saphansung.Api.Forms;

namespace Saphansung.Tests.Forms;

public sealed class CheckingAnswersTests
{
    private static readonly Form Form = JsonSerializer.Deserialize<Form>("""
        { "version": 1, "questions": [
          { "key": "kind", "type": "choice", "required": true, "label": { "th": "ก", "en": "a" },
            "options": [{ "value": "fire", "label": { "th": "ก", "en": "a" } }, { "value": "flood", "label": { "th": "ข", "en": "b" } }] },
          { "key": "burns", "type": "choices", "required": true, "label": { "th": "ก", "en": "a" }, "showIf": { "key": "kind", "in": ["fire"] },
            "options": [{ "value": "house", "label": { "th": "ก", "en": "a" } }, { "value": "car", "label": { "th": "ข", "en": "b" } }] },
          { "key": "people", "type": "number", "label": { "th": "ก", "en": "a" }, "min": 0, "max": 500, "showIf": { "key": "burns", "in": ["house"] } },
          { "key": "since", "type": "date", "label": { "th": "ก", "en": "a" } },
          { "key": "level", "type": "scale", "label": { "th": "ก", "en": "a" }, "min": 1, "max": 5 },
          { "key": "note", "type": "text", "label": { "th": "ก", "en": "a" }, "maxLength": 10 },
          { "key": "agree", "type": "consent", "required": true, "label": { "th": "ก", "en": "a" } },
          { "key": "place", "type": "location", "label": { "th": "ก", "en": "a" } },
          { "key": "pictures", "type": "photo", "label": { "th": "ก", "en": "a" } }
        ] }
        """, JsonSerializerOptions.Web)!;

    [Theory]
    [InlineData("""{"kind":"flood","agree":true}""")]
    [InlineData("""{"kind":"fire","burns":["house","car"],"people":0,"since":"2026-02-28","level":5,"note":"1234567890","agree":true}""")]
    [InlineData("""{"kind":"fire","burns":["car"],"agree":true,"place":{"lat":13.7,"lng":100.7},"pictures":["0199d2f0-0000-7000-8000-000000000001"]}""")]
    [InlineData("""{"kind":"flood","agree":true,"note":null}""")]
    public void Fitting_answers_pass(string answers) => Check(answers).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"agree":true}""", "kind", "required")]
    [InlineData("""{"kind":"","agree":true}""", "kind", "not_an_option")]
    [InlineData("""{"kind":"fire","agree":true}""", "burns", "required")]
    [InlineData("""{"kind":"fire","burns":[],"agree":true}""", "burns", "required")]
    [InlineData("""{"kind":"fire","burns":["boat"],"agree":true}""", "burns", "not_an_option")]
    [InlineData("""{"kind":"fire","burns":"house","agree":true}""", "burns", "wrong_type")]
    [InlineData("""{"kind":"flood","burns":["house"],"agree":true}""", "burns", "hidden_question")]
    [InlineData("""{"kind":"flood","burns":["house"],"people":1,"agree":true}""", "people", "hidden_question")]
    [InlineData("""{"kind":"fire","burns":["car"],"people":1,"agree":true}""", "people", "hidden_question")]
    [InlineData("""{"kind":"fire","burns":["house"],"people":-1,"agree":true}""", "people", "at_least|0")]
    [InlineData("""{"kind":"fire","burns":["house"],"people":501,"agree":true}""", "people", "at_most|500")]
    [InlineData("""{"kind":"fire","burns":["house"],"people":1e400,"agree":true}""", "people", "wrong_type")]
    [InlineData("""{"kind":"flood","since":"2026-02-29","agree":true}""", "since", "not_a_date")]
    [InlineData("""{"kind":"flood","since":"28/02/2569","agree":true}""", "since", "not_a_date")]
    [InlineData("""{"kind":"flood","level":2.5,"agree":true}""", "level", "whole_number")]
    [InlineData("""{"kind":"flood","note":"12345678901","agree":true}""", "note", "too_long|10")]
    [InlineData("""{"kind":"flood","note":{},"agree":true}""", "note", "wrong_type")]
    [InlineData("""{"kind":"flood","agree":false}""", "agree", "must_agree")]
    [InlineData("""{"kind":"flood","agree":"yes"}""", "agree", "wrong_type")]
    [InlineData("""{"kind":"flood","agree":true,"place":{"lat":1.3,"lng":103.8}}""", "place", "outside_thailand")]
    [InlineData("""{"kind":"flood","agree":true,"place":{"lat":13.7}}""", "place", "wrong_type")]
    [InlineData("""{"kind":"flood","agree":true,"pictures":["x"]}""", "pictures", "wrong_type")]
    [InlineData("""{"kind":"flood","agree":true,"colour":"red"}""", "colour", "unknown_question")]
    public void An_answer_that_does_not_fit_is_named(string answers, string question, string message) =>
        Check(answers).ShouldContainKeyAndValue($"answers.{question}", message);

    private static Dictionary<string, string> Check(string answers) =>
        FormAnswers.Check(Form, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(answers)!).ToDictionary(e => e.Key, e => e.Value.Single());
}
