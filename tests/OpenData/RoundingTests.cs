using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.OpenData;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(13.7700, 13.7705)]
    [InlineData(13.77001, 13.7705)]
    [InlineData(13.77099, 13.7705)]
    [InlineData(13.7711, 13.7715)]
    public void Everywhere_in_a_cell_is_its_middle(double exact, double shown) =>
        PublicPlace.Degrees(Category(round: true), exact)!.Value.ShouldBe(shown, 1e-9);

    [Fact]
    public void A_category_that_is_not_rounded_keeps_its_place_and_its_landmark_without_the_house_number()
    {
        PublicPlace.Degrees(Category(round: false), 13.77012).ShouldBe(13.77012);
        PublicPlace.Degrees(Category(round: true), null).ShouldBeNull();
        PublicPlace.Address(Category(round: false), "หน้าบ้านเลขที่ 12/34", "ชุมชนทดสอบ").ShouldBe($"หน้าบ้านเลขที่ {PublicText.Covered} ชุมชนทดสอบ");
        PublicPlace.Address(Category(round: false), null, null).ShouldBeNull();
    }

    [Fact]
    public void The_landmark_of_a_rounded_category_is_not_told()
    {
        PublicPlace.Address(Category(round: true), "บ้านรั้วเขียวข้างร้านป้าแดง", "ชุมชนทดสอบ").ShouldBe("ชุมชนทดสอบ");
        PublicPlace.Address(Category(round: true), "บ้านรั้วเขียวข้างร้านป้าแดง", null).ShouldBeNull();
    }

    private static Category Category(bool round) =>
        new("nuisance", new("", ""), new("", ""), false, 1, 1, "always", "none", 0, 0, new(1, [])) { RoundPlace = round };
}
