Console.WriteLine("Newsroom");
