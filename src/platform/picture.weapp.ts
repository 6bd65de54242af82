/** An address under which a picture of the company's can be shown; WeChat has none for it. */
export const pictureAddress = async (_id: string): Promise<string | null> => null
