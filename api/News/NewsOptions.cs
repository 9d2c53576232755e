using System.ComponentModel.DataAnnotations;

namespace Saphansung.Api.News;

/// <summary>Section <c>News</c> of the configuration.</summary>
public sealed class NewsOptions : IValidatableObject
{
    /// <summary>Where LINE fetches pictures from, such as https://saphansung.example; without it messages go without pictures.</summary>
    public Uri? SiteUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // LINE takes pictures over https only; this machine is for trying out.
        if (SiteUrl is { } site && (!site.IsAbsoluteUri || (site.Scheme != Uri.UriSchemeHttps && !site.IsLoopback)))
            yield return new("Set News__SiteUrl to the public https address of the service, or leave it out.");
    }
}
