using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Open311;

namespace Saphansung.Api.Platform;

/// <summary>A refusal as a problem document (RFC 9457) with a stable <c>code</c>.</summary>
internal sealed class Refusal(int status, string code) : IResult
{
    public string Code => code;

    /// <summary>Field path (camelCase, as in the body) to messages in the form of <see cref="Texts"/>.</summary>
    public Dictionary<string, string[]>? Errors { get; init; }

    /// <summary>The moves that would be legal, for <c>illegal_move</c>.</summary>
    public IReadOnlyCollection<string>? Allowed { get; init; }

    /// <summary>When the caller may come again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What has happened since the version that a decision was made on, for <c>stale_version</c>.</summary>
    public IReadOnlyCollection<object>? Changes { get; init; }

    public static readonly Refusal NotFound = new(404, "not_found");
    public static readonly Refusal Forbidden = new(403, "forbidden");

    public static Refusal Invalid(string field, string message) => Invalid(new() { [field] = [message] });
    public static Refusal Invalid(Dictionary<string, string[]> errors) => new(400, "validation_failed") { Errors = errors };
    public static Refusal IllegalMove(IReadOnlyCollection<string> allowed) => new(409, "illegal_move") { Allowed = allowed };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = new ProblemDetails { Status = status, Extensions = { ["code"] = code } };
        if (Errors is not null) problem.Extensions["errors"] = Errors;
        if (Allowed is not null) problem.Extensions["allowed"] = Allowed;
        if (Changes is not null) problem.Extensions["changes"] = Changes;
        httpContext.Response.StatusCode = status;
        if ((RetryAfter?.TotalSeconds ?? (status == 503 ? 5 : 0)) is > 0 and var seconds)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        await httpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });
    }
}

/// <summary>The one place that writes an error answer, whoever found the error.</summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var english = http.Request.WantsEnglish();
        var status = problem.Status ?? http.Response.StatusCode;
        var code = problem.Extensions.TryGetValue("code", out var given) ? (string)given! : http.Items.ContainsKey("token_expired") && status == 401 ? "token_expired" : CodeOf(status, problem is HttpValidationProblemDetails);

        // AddValidation hands its findings over in a type of its own, with the names of the C# properties.
        if (problem is HttpValidationProblemDetails validation) problem.Extensions["errors"] = validation.Errors.ToDictionary();
        if (code == "malformed_json" && Unreadable(http) is { } parameter)
        {
            code = "validation_failed";
            problem.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [parameter] = ["wrong_type"] };
        }

        Dictionary<string, string[]>? errors = null;
        if (problem.Extensions.TryGetValue("errors", out var found) && found is IEnumerable<KeyValuePair<string, string[]>> list)
            errors = list.ToDictionary(e => CamelCase(e.Key), e => Array.ConvertAll(e.Value, m => Texts.Say(m, english)));

        if (Open311Errors.Speaks(http.Request))
        {
            var allowed = problem.Extensions.TryGetValue("allowed", out var moves) ? moves as IReadOnlyCollection<string> : null;
            await Open311Errors.Write(http, status, Texts.Say(code, english), errors, allowed);
            return;
        }

        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = $"urn:saphansung:problem:{code}",
            ["title"] = Texts.Say(code, english),
            ["status"] = status,
            ["code"] = code,
            ["traceId"] = http.TraceIdentifier,
        };
        if (errors is not null) body["errors"] = errors;
        foreach (var extension in (string[])["allowed", "changes"])
            if (problem.Extensions.TryGetValue(extension, out var more)) body[extension] = more;
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(body, (JsonSerializerOptions?)null, "application/problem+json", http.RequestAborted);
    }

    /// <returns>The parameter that may be left out and is no such thing: the generated endpoints refuse it without a word.</returns>
    private static string? Unreadable(HttpContext http) => http.GetEndpoint()?.Metadata.OfType<IParameterBindingMetadata>()
        .Where(p => p.HasTryParse && http.Request.Query.TryGetValue(p.Name, out var said)
            && !TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(p.ParameterInfo.ParameterType) ?? p.ParameterInfo.ParameterType).IsValid(said.ToString()))
        .Select(p => p.Name).FirstOrDefault();

    public static string CodeOf(int status, bool validation) => status switch
    {
        400 when validation => "validation_failed",
        400 => "malformed_json",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        409 => "illegal_move",
        413 => "body_too_large",
        415 => "unsupported_media_type",
        422 => "idempotency_key_reused",
        429 => "too_many_requests",
        503 => "unavailable",
        _ => "unexpected",
    };

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>Turns what the framework and PostgreSQL throw into refusals.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;

        var refusal = exception switch
        {
            BadHttpRequestException { StatusCode: 413 } => new Refusal(413, "body_too_large"),
            BadHttpRequestException { StatusCode: 415 } => new Refusal(415, "unsupported_media_type"),
            BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
            BadHttpRequestException bad => OfParameter(bad),
            // The connection is gone or the server is shutting down: nothing was committed that we know of, so the caller repeats.
            NpgsqlException { IsTransient: true } or TimeoutException or TaskCanceledException { InnerException: TimeoutException } => new Refusal(503, "unavailable"),
            PostgresException down when down.SqlState.StartsWith("57P", StringComparison.Ordinal) => new Refusal(503, "unavailable"),
            NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } or HttpRequestException => new Refusal(503, "unavailable"),
            _ => new Refusal(500, "unexpected"),
        };
        if (exception is not BadHttpRequestException) LogFailure(exception.GetType().Name, httpContext.TraceIdentifier, exception);
        await refusal.ExecuteAsync(httpContext);
        return true;
    }

    private static Refusal OfJson(JsonException json)
    {
        var field = json.Path is null or "$" ? "" : json.Path.TrimStart('$', '.');
        var unmapped = UnmappedProperty().Match(json.Message);
        if (unmapped.Success) return Refusal.Invalid(Join(field, unmapped.Groups["name"].Value), "unknown_field");
        if (json.Message == JsonText.Refused) return Refusal.Invalid(field, "bad_text");
        return field.Length > 0 ? Refusal.Invalid(field, "wrong_type") : new Refusal(400, "malformed_json");
    }

    // The framework names the parameter only inside its message.
    private static Refusal OfParameter(BadHttpRequestException bad) =>
        !bad.Message.Contains(" body", StringComparison.Ordinal) && ParameterName().Match(bad.Message) is { Success: true } name
        ? Refusal.Invalid(name.Groups["name"].Value, "wrong_type")
        : new Refusal(400, "malformed_json");

    private static string Join(string path, string name) =>
        path.Length == 0 ? name : path.EndsWith(name, StringComparison.Ordinal) ? path : $"{path}.{name}";

    [GeneratedRegex("The JSON property '(?<name>[^']+)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnmappedProperty();

    [GeneratedRegex("parameter \"[^\"]*?(?<name>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParameterName();

    [LoggerMessage(LogLevel.Error, "Request {TraceId} failed with {Exception}")]
    private partial void LogFailure(string exception, string traceId, Exception cause);
}

internal static class ProblemsSetup
{
    public static void AddProblems(this IServiceCollection services) => services
        .AddSingleton<IProblemDetailsWriter, ProblemWriter>()
        .AddProblemDetails()
        .AddExceptionHandler<ExceptionProblems>()
        .Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
}
