namespace MbRlRobot.TorchSharp;

/// <summary>x</summary>
public static class TorchSharpAdapter
{
#if OPTIONAL_PACKAGES
    /// <summary>x</summary>
    public const bool Present = true;
#endif
}
