using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Saphansung.Tests;

/// <summary>Calls as the tests speak: a refusal that nobody expected fails with the body it came with.</summary>
public static class HttpSteps
{
    extension(HttpClient client)
    {
        public async Task<JsonElement> Get(string path) => await (await client.GetAsync(path)).Ok();

        public async Task<JsonElement> Post(string path, object body, string? key = null) => await (await client.Send(HttpMethod.Post, path, body, key)).Ok();

        /// <param name="key">Idempotency-Key.</param>
        public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null, string? key = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            return await client.SendAsync(request);
        }
    }
}

public static class HttpAnswers
{
    extension(HttpResponseMessage response)
    {
        public async Task<JsonElement> Ok()
        {
            var text = await response.Content.ReadAsStringAsync();
            response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
            return text.Length == 0 ? default : JsonElement.Parse(text);
        }

        /// <summary>The refusal must be a problem document with this status and code.</summary>
        public async Task<JsonElement> Refused(HttpStatusCode status, string code)
        {
            var text = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(status, text);
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
            var problem = JsonElement.Parse(text);
            problem.GetProperty("code").GetString().ShouldBe(code, text);
            return problem;
        }
    }
}
