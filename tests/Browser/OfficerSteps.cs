using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>What an officer does with an open case.</summary>
public static class OfficerSteps
{
    extension(Visit visit)
    {
        /// <summary>Unfolds an action, fills in what it asks for, and does it.</summary>
        public async Task Act(string action, string? label = null, string? words = null)
        {
            await visit.Screen.Button(action).First.ClickAsync();
            var form = visit.Screen.Locator("#action");
            if (label is not null) await form.GetByLabel(label).FillAsync(words!);
            await form.Button(action).ClickAsync();
        }

        public Task ShouldShow(string status) => Expect(visit.Screen.Locator(".case-status .status")).ToHaveTextAsync(status);
    }
}
