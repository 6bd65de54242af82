/** Hands a file of the company's to the person; WeChat has no address for it, so that the web page is named instead. */
export const downloadFile = async (_id: string, _name: string): Promise<boolean> => false
