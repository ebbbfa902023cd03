namespace MbRlRobot.Adapters.Tests;

public sealed class CartPolePlantIoTests : PlantIoContract
{
    protected override string Type => "cartpole";
}
